-- unit: person
-- rule: plan is "pro" and did "order" at least 3 times in the last 30 days
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
"traits of people" AS (
  SELECT
    "t0"."user_id",
    "t0"."plan" AS "plan of person"
  FROM "people" AS "t0"
),
"order by person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_2"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."event" = 'order'
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t6"."user_id",
    COALESCE("t6"."plan of person" = 'pro', FALSE)
    AND (
      COALESCE("t6"."times_2", 0) >= 3
    ) AS "holds"
  FROM (
    SELECT
      "t3"."user_id",
      "t4"."plan of person",
      "t5"."times_2"
    FROM "known people" AS "t3"
    LEFT OUTER JOIN "traits of people" AS "t4"
      ON "t3"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN "order by person" AS "t5"
      ON "t3"."user_id" = "t5"."user_id"
  ) AS "t6"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
