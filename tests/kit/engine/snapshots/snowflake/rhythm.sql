-- did "login" at least 2 times per week in at least 3 of the last 4 full weeks
WITH "known_people" AS (…),
"login_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT_IF("t1"."timestamp" >= CAST('2026-06-07 22:00:00' AS TIMESTAMP)) AS "times_1",
    COUNT_IF(
      (
        "t1"."timestamp" >= CAST('2026-05-31 22:00:00' AS TIMESTAMP)
      )
      AND (
        "t1"."timestamp" < CAST('2026-06-07 22:00:00' AS TIMESTAMP)
      )
    ) AS "times_2",
    COUNT_IF(
      (
        "t1"."timestamp" >= CAST('2026-05-24 22:00:00' AS TIMESTAMP)
      )
      AND (
        "t1"."timestamp" < CAST('2026-05-31 22:00:00' AS TIMESTAMP)
      )
    ) AS "times_3",
    COUNT_IF("t1"."timestamp" < CAST('2026-05-24 22:00:00' AS TIMESTAMP)) AS "times_4"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2026-05-17 22:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-14 22:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    (
      IFF(COALESCE("t5"."times_1", 0) >= 2, 1, 0) + IFF(COALESCE("t5"."times_2", 0) >= 2, 1, 0) + IFF(COALESCE("t5"."times_3", 0) >= 2, 1, 0) + IFF(COALESCE("t5"."times_4", 0) >= 2, 1, 0)
    ) >= 3 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1",
      "t3"."times_2",
      "t3"."times_3",
      "t3"."times_4"
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
