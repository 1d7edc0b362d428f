-- did "login" on at least 3 days in the last 100 days
WITH "known_people" AS (…),
"login_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(
      DISTINCT CAST(FLOOR(
        CAST((
          EXTRACT('epoch' FROM "t1"."timestamp") + CASE
            WHEN "t1"."timestamp" < CAST('2026-03-29 01:00:00' AS TIMESTAMP)
            THEN 3600
            ELSE 7200
          END
        ) AS DOUBLE PRECISION) / 86400
      ) AS BIGINT)
    ) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2026-03-07 13:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."times_1", 0) >= 3 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "login_by_person" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
