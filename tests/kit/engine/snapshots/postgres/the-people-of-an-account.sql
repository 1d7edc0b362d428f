-- at least 50% of people (did "login" in the last 7 days) and did "order"
WITH "known_accounts" AS (…),
"known_people" AS (…),
"events_of_accounts" AS (
  SELECT
    *
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."account_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."account_id" IS NOT NULL
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t7"."user_id",
      "t7"."home" AS "account_id",
      "t7"."timestamp",
      "t7"."event",
      "t7"."amount"
    FROM (
      SELECT
        "t4"."user_id",
        "t4"."account_id",
        "t4"."timestamp",
        "t4"."event",
        "t4"."amount",
        "t6"."member",
        "t6"."home"
      FROM (
        SELECT
          "t0"."user_id",
          "t0"."account_id",
          "t0"."timestamp",
          "t0"."event",
          "t0"."amount"
        FROM "events" AS "t0"
      ) AS "t4"
      INNER JOIN (
        SELECT
          "t1"."user_id" AS "member",
          "t1"."account_id" AS "home"
        FROM "known_people" AS "t1"
        WHERE
          "t1"."account_id" IS NOT NULL
      ) AS "t6"
        ON "t4"."user_id" = "t6"."member"
    ) AS "t7"
    WHERE
      (
        "t7"."account_id" IS NULL
      ) OR (
        "t7"."account_id" <> "t7"."home"
      )
  ) AS "t8"
),
"order_by_account" AS (
  SELECT
    "t1"."account_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      *
    FROM "events_of_accounts" AS "t0"
    WHERE
      "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"login_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."account_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2026-06-08 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"people_judged" AS (
  SELECT
    "t5"."user_id",
    "t5"."account_id",
    COALESCE("t5"."times_1", 0) >= 1 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t4"."account_id",
      "t3"."times_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "login_by_person" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
),
"judged" AS (
  SELECT
    "t8"."account_id",
    (
      (
        COALESCE("t8"."fulfilling_1", 0) * 2
      ) >= (
        COALESCE("t8"."fulfilling_1_of", 0) * 1
      )
    )
    AND (
      COALESCE("t8"."fulfilling_1_of", 0) > 0
    )
    AND (
      COALESCE("t8"."times_1", 0) >= 1
    ) AS "holds"
  FROM (
    SELECT
      "t5"."account_id",
      "t4"."times_1",
      "t7"."fulfilling_1",
      "t7"."fulfilling_1_of"
    FROM "known_accounts" AS "t5"
    LEFT OUTER JOIN "order_by_account" AS "t4"
      ON "t5"."account_id" = "t4"."account_id"
    LEFT OUTER JOIN (
      SELECT
        "t2"."account_id",
        COUNT(*) FILTER(WHERE
          "t2"."holds") AS "fulfilling_1",
        COUNT(*) AS "fulfilling_1_of"
      FROM "people_judged" AS "t2"
      GROUP BY
        1
    ) AS "t7"
      ON "t5"."account_id" = "t7"."account_id"
  ) AS "t8"
)
SELECT
  "t0"."account_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."account_id" ASC
