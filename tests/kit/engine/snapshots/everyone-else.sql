-- unit: person
-- rule: not in list "Beta"
WITH "known people" AS (
  SELECT
    "t1"."user_id"
  FROM (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "people" AS "t0"
  ) AS "t1"
  WHERE
    "t1"."known"
),
"judged" AS (
  SELECT
    "t0"."user_id",
    NOT (
      "t0"."user_id" IN ('u1', 'u2')
    ) AS "holds"
  FROM "known people" AS "t0"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
