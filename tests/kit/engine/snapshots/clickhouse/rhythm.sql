-- did "login" at least 2 times per week in at least 3 of the last 4 full weeks
WITH "known_people" AS (…),
"login_by_person" AS (
  SELECT
    "t1"."user_id" AS "user_id",
    countIf("t1"."timestamp" >= CAST('2026-06-07 22:00:00' AS Nullable(DateTime64(6)))) AS "times_1",
    countIf(
      (
        "t1"."timestamp" >= CAST('2026-05-31 22:00:00' AS Nullable(DateTime64(6)))
      )
      AND (
        "t1"."timestamp" < CAST('2026-06-07 22:00:00' AS Nullable(DateTime64(6)))
      )
    ) AS "times_2",
    countIf(
      (
        "t1"."timestamp" >= CAST('2026-05-24 22:00:00' AS Nullable(DateTime64(6)))
      )
      AND (
        "t1"."timestamp" < CAST('2026-05-31 22:00:00' AS Nullable(DateTime64(6)))
      )
    ) AS "times_3",
    countIf("t1"."timestamp" < CAST('2026-05-24 22:00:00' AS Nullable(DateTime64(6)))) AS "times_4"
  FROM (
    SELECT
      "t0"."user_id" AS "user_id",
      "t0"."timestamp" AS "timestamp",
      "t0"."event" AS "event",
      "t0"."amount" AS "amount"
    FROM "events" AS "t0"
    WHERE
      isNotNull("t0"."user_id")
      AND "t0"."timestamp" >= CAST('2026-05-17 22:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."timestamp" < CAST('2026-06-14 22:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    "t1"."user_id"
),
"judged" AS (
  SELECT
    "t5"."user_id" AS "user_id",
    (
      CASE WHEN COALESCE("t5"."times_1", 0) >= 2 THEN 1 ELSE 0 END + CASE WHEN COALESCE("t5"."times_2", 0) >= 2 THEN 1 ELSE 0 END + CASE WHEN COALESCE("t5"."times_3", 0) >= 2 THEN 1 ELSE 0 END + CASE WHEN COALESCE("t5"."times_4", 0) >= 2 THEN 1 ELSE 0 END
    ) >= 3 AS "holds"
  FROM (
    SELECT
      "t4"."user_id" AS "user_id",
      "t3"."times_1" AS "times_1",
      "t3"."times_2" AS "times_2",
      "t3"."times_3" AS "times_3",
      "t3"."times_4" AS "times_4"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "login_by_person" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
)
SELECT
  "t0"."user_id" AS "user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
SETTINGS join_use_nulls = 1
