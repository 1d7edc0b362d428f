-- raised theme "Billing" in the last 90 days
WITH "known_accounts" AS (…),
"known_people" AS (…),
"feedback_of_accounts" AS (
  SELECT
    *
  FROM (
    SELECT
      "t0"."user_id" AS "user_id",
      "t0"."account_id" AS "account_id",
      "t0"."timestamp" AS "timestamp",
      "t0"."kind" AS "kind",
      "t0"."score" AS "score",
      "t0"."text" AS "text",
      "t0"."theme" AS "theme"
    FROM "feedback" AS "t0"
    WHERE
      isNotNull("t0"."account_id")
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t7"."user_id" AS "user_id",
      "t7"."home" AS "account_id",
      "t7"."timestamp" AS "timestamp",
      "t7"."kind" AS "kind",
      "t7"."score" AS "score",
      "t7"."text" AS "text",
      "t7"."theme" AS "theme"
    FROM (
      SELECT
        "t4"."user_id" AS "user_id",
        "t4"."account_id" AS "account_id",
        "t4"."timestamp" AS "timestamp",
        "t4"."kind" AS "kind",
        "t4"."score" AS "score",
        "t4"."text" AS "text",
        "t4"."theme" AS "theme",
        "t6"."member" AS "member",
        "t6"."home" AS "home"
      FROM (
        SELECT
          "t0"."user_id" AS "user_id",
          "t0"."account_id" AS "account_id",
          "t0"."timestamp" AS "timestamp",
          "t0"."kind" AS "kind",
          "t0"."score" AS "score",
          "t0"."text" AS "text",
          "t0"."theme" AS "theme"
        FROM "feedback" AS "t0"
      ) AS "t4"
      INNER JOIN (
        SELECT
          "t1"."user_id" AS "member",
          "t1"."account_id" AS "home"
        FROM "known_people" AS "t1"
        WHERE
          isNotNull("t1"."account_id")
      ) AS "t6"
        ON "t4"."user_id" = "t6"."member"
    ) AS "t7"
    WHERE
      isNull("t7"."account_id") OR (
        "t7"."account_id" <> "t7"."home"
      )
  ) AS "t8"
),
"feedback_by_account" AS (
  SELECT
    "t1"."account_id" AS "account_id",
    countIf(
      (
        isNotNull("t1"."theme") AND COALESCE("t1"."theme" = 'Billing', FALSE)
      )
      OR (
        isNotNull("t1"."text")
        AND COALESCE(position(lowerUTF8("t1"."text"), lowerUTF8('invoice')) > 0, FALSE)
      )
      OR (
        isNotNull("t1"."text")
        AND COALESCE(position(lowerUTF8("t1"."text"), lowerUTF8('refund')) > 0, FALSE)
      )
    ) AS "times_1"
  FROM (
    SELECT
      *
    FROM "feedback_of_accounts" AS "t0"
    WHERE
      "t0"."timestamp" >= CAST('2026-03-17 13:00:00' AS Nullable(DateTime64(6)))
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS Nullable(DateTime64(6)))
  ) AS "t1"
  GROUP BY
    "t1"."account_id"
),
"judged" AS (
  SELECT
    "t5"."account_id" AS "account_id",
    COALESCE("t5"."times_1", 0) >= 1 AS "holds"
  FROM (
    SELECT
      "t4"."account_id" AS "account_id",
      "t3"."times_1" AS "times_1"
    FROM "known_accounts" AS "t4"
    LEFT OUTER JOIN "feedback_by_account" AS "t3"
      ON "t4"."account_id" = "t3"."account_id"
  ) AS "t5"
)
SELECT
  "t0"."account_id" AS "account_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."account_id" ASC
SETTINGS join_use_nulls = 1
