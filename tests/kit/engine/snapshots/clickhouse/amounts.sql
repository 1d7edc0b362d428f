-- sum of amount for "order" in the last 30 days > 99.5 or average of amount for "order" >= 10 or median of amount for "order" is between 5 and 10 or number of distinct sku for "order" >= 3 or minimum of amount for "order" < 0
WITH "known_people" AS (…),
"order_by_person" AS (
  SELECT
    "t2"."user_id" AS "user_id",
    COALESCE(
      CAST(sumIf(
        "t2"."sum_1_units",
        "t2"."timestamp" >= CAST('2026-05-16 12:00:00' AS Nullable(DateTime64(6)))
      ) AS Nullable(Float64)) / 1000000,
      0.0
    ) + COALESCE(
      sumIf(
        "t2"."sum_1_float",
        "t2"."timestamp" >= CAST('2026-05-16 12:00:00' AS Nullable(DateTime64(6)))
      ),
      0.0
    ) AS "sum_1",
    (
      COALESCE(CAST(SUM("t2"."average_2_units") AS Nullable(Float64)) / 1000000, 0.0) + COALESCE(SUM("t2"."average_2_float"), 0.0)
    ) / nullIf(COUNT("t2"."amount"), 0) AS "average_2",
    (
      COALESCE(
        CAST(sumIf(
          "t2"."median_3_units",
          "t2"."median_3_rank" * 2 BETWEEN "t2"."median_3_known" - 2 AND "t2"."median_3_known"
        ) AS Nullable(Float64)) / 1000000,
        0.0
      ) + COALESCE(
        sumIf(
          "t2"."median_3_float",
          "t2"."median_3_rank" * 2 BETWEEN "t2"."median_3_known" - 2 AND "t2"."median_3_known"
        ),
        0.0
      )
    ) / nullIf(
      countIf(
        "t2"."amount",
        "t2"."median_3_rank" * 2 BETWEEN "t2"."median_3_known" - 2 AND "t2"."median_3_known"
      ),
      0
    ) AS "median_3",
    uniqExact("t2"."sku") AS "distinct_4",
    MIN("t2"."amount") AS "minimum_5"
  FROM (
    SELECT
      "t1"."user_id" AS "user_id",
      "t1"."timestamp" AS "timestamp",
      "t1"."event" AS "event",
      "t1"."amount" AS "amount",
      "t1"."sku" AS "sku",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
          0
        ) AS Nullable(Int64)) AS Nullable(Decimal(18, 0)))
        ELSE CAST(NULL AS Nullable(Decimal(18, 0)))
      END AS "sum_1_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(NULL AS Nullable(Float64))
        ELSE "t1"."amount"
      END AS "sum_1_float",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
          0
        ) AS Nullable(Int64)) AS Nullable(Decimal(18, 0)))
        ELSE CAST(NULL AS Nullable(Decimal(18, 0)))
      END AS "average_2_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(NULL AS Nullable(Float64))
        ELSE "t1"."amount"
      END AS "average_2_float",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
          0
        ) AS Nullable(Int64)) AS Nullable(Decimal(18, 0)))
        ELSE CAST(NULL AS Nullable(Decimal(18, 0)))
      END AS "median_3_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."amount") < 1000000000 THEN "t1"."amount" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."amount"
        THEN CAST(NULL AS Nullable(Float64))
        ELSE "t1"."amount"
      END AS "median_3_float",
      ROW_NUMBER() OVER (
        PARTITION BY "t1"."user_id"
        ORDER BY "t1"."amount" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "median_3_rank",
      COUNT("t1"."amount") OVER (
        PARTITION BY "t1"."user_id"
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS "median_3_known"
    FROM (
      SELECT
        "t0"."user_id" AS "user_id",
        "t0"."timestamp" AS "timestamp",
        "t0"."event" AS "event",
        "t0"."amount" AS "amount",
        "t0"."sku" AS "sku"
      FROM "events" AS "t0"
      WHERE
        isNotNull("t0"."user_id")
        AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS Nullable(DateTime64(6)))
        AND "t0"."event" = 'order'
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    "t2"."user_id"
),
"judged" AS (
  SELECT
    "t5"."user_id" AS "user_id",
    COALESCE(COALESCE("t5"."sum_1", 0) > 99.5, FALSE)
    OR COALESCE("t5"."average_2" >= 10, FALSE)
    OR COALESCE((
      "t5"."median_3" >= 5
    ) AND (
      "t5"."median_3" <= 10
    ), FALSE)
    OR COALESCE(COALESCE("t5"."distinct_4", 0) >= 3, FALSE)
    OR COALESCE("t5"."minimum_5" < 0, FALSE) AS "holds"
  FROM (
    SELECT
      "t4"."user_id" AS "user_id",
      "t3"."sum_1" AS "sum_1",
      "t3"."average_2" AS "average_2",
      "t3"."median_3" AS "median_3",
      "t3"."distinct_4" AS "distinct_4",
      "t3"."minimum_5" AS "minimum_5"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "order_by_person" AS "t3"
      ON "t4"."user_id" = "t3"."user_id"
  ) AS "t5"
)
SELECT
  "t0"."user_id" AS "user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
SETTINGS join_use_nulls = 1
