-- unit: person
-- rule: number of "order" is in the top 10%
WITH "known people" AS (
  WITH "t4" AS (
    SELECT
      "t0"."user_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "people" AS "t0"
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
      FROM "events" AS "t1"
      WHERE
        "t1"."user_id" IS NOT NULL
        AND "t1"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS "t3"
    ANTI JOIN "t4" AS "t6"
      ON "t3"."user_id" = "t6"."user_id"
  ) AS "t8"
),
"order by person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."event" = 'order'
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t4"."user_id",
    COALESCE(
      (
        COALESCE("t4"."times_1", 0) IS NOT NULL
      )
      AND (
        (
          (
            COUNT(COALESCE("t4"."times_1", 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - (
              RANK() OVER (
                ORDER BY COALESCE("t4"."times_1", 0) ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
            )
          ) * 10
        ) <= (
          COUNT(COALESCE("t4"."times_1", 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) * 1
        )
      ),
      FALSE
    ) AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t3"."times_1"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "order by person" AS "t3"
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
