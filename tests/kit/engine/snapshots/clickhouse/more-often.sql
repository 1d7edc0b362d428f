-- did "export" at least 1.5 times as often as "import" in the last 30 days
WITH "known_people" AS (…),
"export_by_person" AS (
  SELECT
    "t1"."user_id" AS "user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id" AS "user_id",
      "t0"."timestamp" AS "timestamp",
      "t0"."event" AS "event",
      "t0"."amount" AS "amount"
    FROM "events" AS "t0"
    WHERE
      isNotNull("t0"."user_id")
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."event" = 'export'
  ) AS "t1"
  GROUP BY
    "t1"."user_id"
),
"import_by_person" AS (
  SELECT
    "t1"."user_id" AS "user_id",
    COUNT(*) AS "times_2"
  FROM (
    SELECT
      "t0"."user_id" AS "user_id",
      "t0"."timestamp" AS "timestamp",
      "t0"."event" AS "event",
      "t0"."amount" AS "amount"
    FROM "events" AS "t0"
    WHERE
      isNotNull("t0"."user_id")
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."event" = 'import'
  ) AS "t1"
  GROUP BY
    "t1"."user_id"
),
"judged" AS (
  SELECT
    "t7"."user_id" AS "user_id",
    (
      COALESCE("t7"."times_1", 0) >= 1
    )
    AND (
      (
        COALESCE("t7"."times_1", 0) * 2
      ) >= (
        COALESCE("t7"."times_2", 0) * 3
      )
    ) AS "holds"
  FROM (
    SELECT
      "t6"."user_id" AS "user_id",
      "t4"."times_1" AS "times_1",
      "t5"."times_2" AS "times_2"
    FROM "known_people" AS "t6"
    LEFT OUTER JOIN "export_by_person" AS "t4"
      ON "t6"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN "import_by_person" AS "t5"
      ON "t6"."user_id" = "t5"."user_id"
  ) AS "t7"
)
SELECT
  "t0"."user_id" AS "user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
SETTINGS join_use_nulls = 1
