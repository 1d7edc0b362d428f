-- sum of amount for "order" is in the top 10%
WITH "known_people" AS (…),
"order_by_person" AS (
  SELECT
    "t1"."user_id",
    COALESCE(CAST(SUM("t1"."sum_1_units") AS DOUBLE PRECISION) / 1000000, 0.0) + COALESCE(SUM("t1"."sum_1_float"), 0.0) AS "sum_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t0"."amount") < 1000000000 THEN "t0"."amount" ELSE 0.0 END * 1000000
          ) AS BIGINT) AS DOUBLE PRECISION) / 1000000
        ) = "t0"."amount"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t0"."amount") < 1000000000 THEN "t0"."amount" ELSE 0.0 END * 1000000
        ) AS BIGINT) AS DECIMAL(18, 0))
        ELSE CAST(NULL AS DECIMAL(18, 0))
      END AS "sum_1_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t0"."amount") < 1000000000 THEN "t0"."amount" ELSE 0.0 END * 1000000
          ) AS BIGINT) AS DOUBLE PRECISION) / 1000000
        ) = "t0"."amount"
        THEN CAST(NULL AS DOUBLE PRECISION)
        ELSE "t0"."amount"
      END AS "sum_1_float"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE(
      (
        COALESCE("t5"."sum_1", 0) IS NOT NULL
      )
      AND (
        (
          (
            COUNT(COALESCE("t5"."sum_1", 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - (
              RANK() OVER (
                ORDER BY COALESCE("t5"."sum_1", 0) ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1
            )
          ) * 10
        ) <= (
          COUNT(COALESCE("t5"."sum_1", 0)) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) * 1
        )
      ),
      FALSE
    ) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."sum_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "order_by_person" AS "t3"
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
