-- email contains "@acme" ignoring case and email matches "^[^@]+@(acme|corp)\.com$" ignoring case and tags has any of ("vip", "beta") and city starts with "New"
WITH "known_people" AS (…),
"traits_of_people" AS (
  SELECT
    "t0"."user_id",
    "t0"."email" AS "person_email",
    "t0"."tags" AS "person_tags",
    "t0"."city" AS "person_city"
  FROM "people" AS "t0"
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE(POSITION(LOWER('@acme') IN LOWER("t5"."person_email")) > 0, FALSE)
    AND COALESCE("t5"."person_email" ~ '(?i)^[^@]+@(acme|corp)\.com$', FALSE)
    AND COALESCE(
      CAST("t5"."person_tags" AS VARCHAR[]) @> ARRAY[CAST('vip' AS VARCHAR)]
      OR CAST("t5"."person_tags" AS VARCHAR[]) @> ARRAY[CAST('beta' AS VARCHAR)],
      FALSE
    )
    AND COALESCE(STARTS_WITH("t5"."person_city", 'New'), FALSE) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."person_email",
      "t3"."person_tags",
      "t3"."person_city"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "traits_of_people" AS "t3"
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
