-- account.plan is "pro" and account (seats > 10) and account.seats is in the top 10%
WITH "known_accounts" AS (…),
"known_people" AS (…),
"traits_of_accounts" AS (
  SELECT
    "t0"."account_id",
    "t0"."plan" AS "account_plan"
  FROM "accounts" AS "t0"
),
"standing_of_seats" AS (
  SELECT
    "t6"."account_id",
    CASE
      WHEN "t6"."value" IS NOT NULL
      THEN (
        "t6"."value" IS NOT NULL
      )
      AND (
        (
          (
            COUNT("t6"."value") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - (
              RANK() OVER (
                ORDER BY "t6"."value" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
            )
          ) * 10
        ) <= (
          COUNT("t6"."value") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) * 1
        )
      )
      ELSE NULL
    END AS "standing_2"
  FROM (
    SELECT
      "t3"."account_id",
      "t5"."value"
    FROM "known_accounts" AS "t3"
    LEFT OUTER JOIN (
      SELECT
        "t1"."account_id",
        "t1"."seats" AS "value"
      FROM "accounts" AS "t1"
    ) AS "t5"
      ON "t3"."account_id" = "t5"."account_id"
  ) AS "t6"
),
"traits_of_accounts_2" AS (
  SELECT
    "t0"."account_id",
    "t0"."seats" AS "account_seats"
  FROM "accounts" AS "t0"
),
"accounts_judged" AS (
  SELECT
    "t5"."account_id",
    COALESCE("t5"."account_seats" > 10, FALSE) AS "holds"
  FROM (
    SELECT
      "t4"."account_id",
      "t3"."account_seats"
    FROM "known_accounts" AS "t4"
    LEFT OUTER JOIN "traits_of_accounts_2" AS "t3"
      ON "t4"."account_id" = "t3"."account_id"
  ) AS "t5"
),
"judged" AS (
  SELECT
    "t10"."user_id",
    "t10"."account_id",
    COALESCE("t10"."account_plan" = 'pro', FALSE)
    AND COALESCE("t10"."account_fulfils_1", FALSE)
    AND COALESCE("t10"."standing_2", FALSE) AS "holds"
  FROM (
    SELECT
      "t7"."user_id",
      "t7"."account_id",
      "t5"."account_plan",
      "t6"."standing_2",
      "t9"."account_fulfils_1"
    FROM "known_people" AS "t7"
    LEFT OUTER JOIN "traits_of_accounts" AS "t5"
      ON "t7"."account_id" = "t5"."account_id"
    LEFT OUTER JOIN "standing_of_seats" AS "t6"
      ON "t7"."account_id" = "t6"."account_id"
    LEFT OUTER JOIN (
      SELECT
        "t3"."account_id",
        "t3"."holds" AS "account_fulfils_1"
      FROM "accounts_judged" AS "t3"
    ) AS "t9"
      ON "t7"."account_id" = "t9"."account_id"
  ) AS "t10"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
