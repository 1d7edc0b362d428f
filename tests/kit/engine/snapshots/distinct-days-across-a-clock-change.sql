-- unit: person
-- rule: did "login" on at least 2 days in the last 6 months
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
"login by person" AS (
  SELECT
    "t1"."user_id",
    COUNT(
      DISTINCT CAST(FLOOR(
        (
          EPOCH(CAST("t1"."timestamp" AS TIMESTAMP)) + CASE
            WHEN "t1"."timestamp" < CAST('2026-03-29 01:00:00' AS TIMESTAMP)
            THEN 3600
            ELSE 7200
          END
        ) / 86400
      ) AS BIGINT)
    ) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."event" = 'login'
      AND "t0"."timestamp" >= CAST('2025-12-15 13:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t4"."user_id",
    COALESCE("t4"."times_1", 0) >= 2 AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t3"."times_1"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "login by person" AS "t3"
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
