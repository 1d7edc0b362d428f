-- did "order" where (amount > 5 and not channel is "web") at least 2 times in the last 30 days
WITH "known_people" AS (…),
"order_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT_IF(
      COALESCE("t1"."amount" > 5, FALSE)
      AND NOT (
        COALESCE("t1"."channel" = 'web', FALSE)
      )
    ) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount",
      "t0"."channel"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."times_1", 0) >= 2 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "order_by_person" AS "t3"
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
