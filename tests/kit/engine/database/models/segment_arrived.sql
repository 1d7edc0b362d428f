-- Arrived
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
"login_by_person" AS (
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
      AND "t0"."timestamp" >= CAST('{{ segmatrix_back(7, "day", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('{{ segmatrix_as_of() }}' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"known_people_at_segmatrix_back_1_month_europe_berlin_segmatrix_as_of" AS (
  WITH "t4" AS (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('{{ segmatrix_back(1, "month", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
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
        AND "t1"."timestamp" < CAST('{{ segmatrix_back(1, "month", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
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
"login_by_person_2" AS (
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
      AND "t0"."timestamp" >= CAST('{{ segmatrix_back(7, "day", "Europe/Berlin", segmatrix_back(1, "month", "Europe/Berlin", segmatrix_as_of())) }}' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('{{ segmatrix_back(1, "month", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."event" = 'login'
  ) AS "t1"
  GROUP BY
    1
),
"people_earlier" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."times_1", 0) >= 1 AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."times_1"
    FROM "known_people_at_segmatrix_back_1_month_europe_berlin_segmatrix_as_of" AS "t4"
    LEFT OUTER JOIN "login_by_person_2" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
),
"judged" AS (
  SELECT
    "t8"."user_id",
    (
      COALESCE("t8"."times_1", 0) >= 1
    )
    AND NOT (
      COALESCE("t8"."earlier_1", FALSE)
    ) AS "holds"
  FROM (
    SELECT
      "t5"."user_id",
      "t4"."times_1",
      "t7"."earlier_1"
    FROM "known_people" AS "t5"
    LEFT OUTER JOIN "login_by_person" AS "t4"
      ON "t5"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN (
      SELECT
        "t2"."user_id",
        "t2"."holds" AS "earlier_1"
      FROM "people_earlier" AS "t2"
    ) AS "t7"
      ON "t5"."user_id" = "t7"."user_id"
  ) AS "t8"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
