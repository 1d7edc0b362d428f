-- unit: person
-- rule: first did "order" in the last 7 full days or last did "order" more than 90 days ago
WITH "known people" AS (
  WITH "t4" AS (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "people" AS "t0"
  )
  SELECT
    *
  FROM (
    SELECT
      "t5"."user_id"
    FROM "t4" AS "t5"
    WHERE
      "t5"."known"
  ) AS "t7"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t3"."user_id"
    FROM (
      SELECT DISTINCT
        "t1"."user_id"
      FROM "events" AS "t1"
      WHERE
        "t1"."user_id" IS NOT NULL
        AND "t1"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS "t3"
    ANTI JOIN "t4" AS "t6"
      ON "t3"."user_id" = "t6"."user_id"
  ) AS "t8"
),
"order by person" AS (
  SELECT
    "t1"."user_id",
    MIN("t1"."timestamp") AS "first_1",
    MAX("t1"."timestamp") AS "last_2"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."event" = 'order'
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t4"."user_id",
    COALESCE(
      (
        "t4"."first_1" >= CAST('2026-06-07 22:00:00' AS TIMESTAMP)
      )
      AND (
        "t4"."first_1" < CAST('2026-06-14 22:00:00' AS TIMESTAMP)
      ),
      FALSE
    )
    OR COALESCE("t4"."last_2" < CAST('2026-03-17 13:00:00' AS TIMESTAMP), FALSE) AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t3"."first_1",
      "t3"."last_2"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "order by person" AS "t3"
      ON "t2"."user_id" = "t3"."user_id"
  ) AS "t4"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
