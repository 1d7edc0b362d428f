-- plan is "pro" and did "invite_sent" at least 3 times in the last 30 days
WITH "known_people" AS (…),
"traits_of_people" AS (
  SELECT
    "t0"."user_id",
    "t0"."plan" AS "person_plan"
  FROM "people" AS "t0"
),
"invite_sent_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_2"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'invite_sent'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t7"."user_id",
    COALESCE("t7"."person_plan" = 'pro', FALSE)
    AND (
      COALESCE("t7"."times_2", 0) >= 3
    ) AS "holds"
  FROM (
    SELECT
      "t6"."user_id",
      "t4"."person_plan",
      "t5"."times_2"
    FROM "known_people" AS "t6"
    LEFT OUTER JOIN "traits_of_people" AS "t4"
      ON "t6"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN "invite_sent_by_person" AS "t5"
      ON "t6"."user_id" = "t5"."user_id"
  ) AS "t7"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
