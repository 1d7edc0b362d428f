-- is resurrecting by "login" per week
WITH "known_people" AS (…),
"login_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) FILTER(WHERE
      "t1"."timestamp" >= CAST('2026-06-08 12:00:00' AS TIMESTAMP)) AS "times_1",
    COUNT(*) FILTER(WHERE
      (
        "t1"."timestamp" >= CAST('2026-06-01 12:00:00' AS TIMESTAMP)
      )
      AND (
        "t1"."timestamp" < CAST('2026-06-08 12:00:00' AS TIMESTAMP)
      )) AS "times_2",
    COUNT(*) FILTER(WHERE
      "t1"."timestamp" < CAST('2026-06-01 12:00:00' AS TIMESTAMP)) AS "times_3"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    (
      COALESCE("t5"."times_1", 0) >= 1
    )
    AND NOT (
      COALESCE("t5"."times_2", 0) >= 1
    )
    AND (
      COALESCE("t5"."times_3", 0) >= 1
    ) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1",
      "t3"."times_2",
      "t3"."times_3"
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
