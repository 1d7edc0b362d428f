-- At risk
WITH "known_people" AS (
  WITH "t4" AS (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('{{ segmatrix_as_of() }}' AS TIMESTAMP)
      ) AS "known"
    FROM {{ source("segmatrix", "people") }} AS "t0"
  )
  SELECT
    *
  FROM (
    SELECT
      "t5"."user_id"
    FROM "t4" AS "t5"
    WHERE
      "t5"."known"
  ) AS "t7"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t3"."user_id"
    FROM (
      SELECT DISTINCT
        "t1"."user_id"
      FROM {{ source("segmatrix", "events") }} AS "t1"
      WHERE
        "t1"."user_id" IS NOT NULL
        AND "t1"."timestamp" < CAST('{{ segmatrix_as_of() }}' AS TIMESTAMP)
    ) AS "t3"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "t4" AS "t6"
        WHERE
          "t3"."user_id" = "t6"."user_id"
      )
  ) AS "t8"
),
"invite_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event"
    FROM {{ source("segmatrix", "events") }} AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('{{ segmatrix_beginning(-2, "week", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('{{ segmatrix_beginning(0, "week", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."event" = 'invite'
  ) AS "t1"
  GROUP BY
    1
),
"login_by_person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) FILTER(WHERE
      (
        "t1"."timestamp" >= CAST('{{ segmatrix_back(30, "day", "Europe/Berlin", segmatrix_back(14, "day", "Europe/Berlin", segmatrix_as_of())) }}' AS TIMESTAMP)
      )
      AND (
        "t1"."timestamp" < CAST('{{ segmatrix_back(14, "day", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      )) AS "times_2",
    COUNT(*) FILTER(WHERE
      (
        "t1"."timestamp" >= CAST('{{ segmatrix_back(14, "day", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      )
      AND (
        "t1"."timestamp" < CAST('{{ segmatrix_as_of() }}' AS TIMESTAMP)
      )) AS "times_3"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event"
    FROM {{ source("segmatrix", "events") }} AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t7"."user_id",
    (
      COALESCE("t7"."times_1", 0) >= 3
    )
    AND (
      (
        COALESCE("t7"."times_2", 0) >= 1
      )
      AND NOT (
        COALESCE("t7"."times_3", 0) >= 1
      )
    ) AS "holds"
  FROM (
    SELECT
      "t6"."user_id",
      "t4"."times_1",
      "t5"."times_2",
      "t5"."times_3"
    FROM "known_people" AS "t6"
    LEFT OUTER JOIN "invite_by_person" AS "t4"
      ON "t6"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN "login_by_person" AS "t5"
      ON "t6"."user_id" = "t5"."user_id"
  ) AS "t7"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
