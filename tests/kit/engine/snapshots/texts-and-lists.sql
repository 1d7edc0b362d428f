-- unit: person
-- rule: email ends with "@ACME.com" ignoring case and name matches "^A" and tags has any of ("vip", "beta")
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
"traits of people" AS (
  SELECT
    "t0"."user_id",
    "t0"."email" AS "email of person",
    "t0"."name" AS "name of person",
    "t0"."tags" AS "tags of person"
  FROM "people" AS "t0"
),
"judged" AS (
  SELECT
    "t4"."user_id",
    COALESCE(SUFFIX(LOWER("t4"."email of person"), LOWER('@ACME.com')), FALSE)
    AND COALESCE(REGEXP_MATCHES("t4"."name of person", '^A'), FALSE)
    AND COALESCE(
      ARRAY_CONTAINS("t4"."tags of person", 'vip')
      OR ARRAY_CONTAINS("t4"."tags of person", 'beta'),
      FALSE
    ) AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t3"."email of person",
      "t3"."name of person",
      "t3"."tags of person"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "traits of people" AS "t3"
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
