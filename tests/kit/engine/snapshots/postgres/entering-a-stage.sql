-- entered stage "purchase" in the last 30 days
WITH "known_people" AS (…),
"order_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
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
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"known_people_at_2026_05_16t12_00_00" AS (…),
"order_by_person_2" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" < CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"people_earlier" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."times_1", 0) >= 1 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1"
    FROM "known_people_at_2026_05_16t12_00_00" AS "t4"
    LEFT OUTER JOIN "order_by_person_2" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
),
"judged" AS (
  SELECT
    "t8"."user_id",
    (
      COALESCE("t8"."times_1", 0) >= 1
    )
    AND NOT (
      COALESCE("t8"."earlier_1", FALSE)
    ) AS "holds"
  FROM (
    SELECT
      "t5"."user_id",
      "t4"."times_1",
      "t7"."earlier_1"
    FROM "known_people" AS "t5"
    LEFT OUTER JOIN "order_by_person" AS "t4"
      ON "t5"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN (
      SELECT
        "t2"."user_id",
        "t2"."holds" AS "earlier_1"
      FROM "people_earlier" AS "t2"
    ) AS "t7"
      ON "t5"."user_id" = "t7"."user_id"
  ) AS "t8"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
