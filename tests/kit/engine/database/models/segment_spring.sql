-- Spring
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
"traits_of_people" AS (
  SELECT
    "t0"."user_id",
    "t0"."trial_end" AS "person_trial_end"
  FROM {{ source("segmatrix", "people") }} AS "t0"
),
"order_by_person" AS (
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
      AND "t0"."timestamp" >= CAST('{{ segmatrix_first("2026-02-28 23:00:00", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('{{ segmatrix_first("2026-05-31 22:00:00", segmatrix_as_of()) }}' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t7"."user_id",
    (
      COALESCE("t7"."times_1", 0) >= 1
    )
    AND COALESCE(
      (
        "t7"."person_trial_end" >= CAST('{{ segmatrix_beginning(0, "day", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      )
      AND (
        "t7"."person_trial_end" < CAST('{{ segmatrix_ahead(3, "day", "Europe/Berlin", segmatrix_as_of()) }}' AS TIMESTAMP)
      ),
      FALSE
    ) AS "holds"
  FROM (
    SELECT
      "t6"."user_id",
      "t4"."person_trial_end",
      "t5"."times_1"
    FROM "known_people" AS "t6"
    LEFT OUTER JOIN "traits_of_people" AS "t4"
      ON "t6"."user_id" = "t4"."user_id"
    LEFT OUTER JOIN "order_by_person" AS "t5"
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
