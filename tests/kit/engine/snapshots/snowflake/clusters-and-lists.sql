-- in cluster "C2" of "Usage" and not in list "Beta"
WITH "known_people" AS (…),
"judged" AS (
  SELECT
    "t1"."user_id",
    "t1"."user_id" IN ('u2', 'u3') AND NOT (
      "t1"."user_id" IN ('u1', 'u2')
    ) AS "holds"
  FROM "known_people" AS "t1"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
