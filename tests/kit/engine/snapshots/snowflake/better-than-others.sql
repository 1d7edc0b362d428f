-- recency score = 5 and monetary score >= 4
WITH "known_people" AS (…),
"order_by_person" AS (
  SELECT
    "t1"."user_id",
    MAX("t1"."timestamp") AS "last_1",
    COUNT(*) AS "times_2",
    COALESCE(CAST(SUM("t1"."sum_4_units") AS DOUBLE) / 1000000, 0.0) + COALESCE(SUM("t1"."sum_4_float"), 0.0) AS "sum_4"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."timestamp",
      "t0"."event",
      "t0"."amount",
      IFF(
        (
          CAST(CAST(ROUND(IFF(ABS("t0"."amount") < 1000000000, "t0"."amount", 0.0) * 1000000, 0) AS BIGINT) AS DOUBLE) / 1000000
        ) = "t0"."amount",
        CAST(CAST(ROUND(IFF(ABS("t0"."amount") < 1000000000, "t0"."amount", 0.0) * 1000000, 0) AS BIGINT) AS DECIMAL(18, 0)),
        CAST(NULL AS DECIMAL(18, 0))
      ) AS "sum_4_units",
      IFF(
        (
          CAST(CAST(ROUND(IFF(ABS("t0"."amount") < 1000000000, "t0"."amount", 0.0) * 1000000, 0) AS BIGINT) AS DOUBLE) / 1000000
        ) = "t0"."amount",
        CAST(NULL AS DOUBLE),
        "t0"."amount"
      ) AS "sum_4_float"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."timestamp" >= CAST('2025-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t0"."event" = 'order'
  ) AS "t1"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t8"."user_id",
    COALESCE("t8"."fifth_3" = 5, FALSE)
    AND COALESCE(
      CASE
        WHEN "t8"."fifth_5_counts"
        THEN 1 + IFF((
          "t8"."fifth_5_below" * 5
        ) >= (
          "t8"."fifth_5_of" * 1
        ), 1, 0) + IFF((
          "t8"."fifth_5_below" * 5
        ) >= (
          "t8"."fifth_5_of" * 2
        ), 1, 0) + IFF((
          "t8"."fifth_5_below" * 5
        ) >= (
          "t8"."fifth_5_of" * 3
        ), 1, 0) + IFF((
          "t8"."fifth_5_below" * 5
        ) >= (
          "t8"."fifth_5_of" * 4
        ), 1, 0)
        ELSE NULL
      END >= 4,
      FALSE
    ) AS "holds"
  FROM (
    SELECT
      "t7"."user_id",
      "t7"."last_1",
      "t7"."times_2",
      "t7"."sum_4",
      "t7"."fifth_3_counts",
      "t7"."fifth_3_below",
      "t7"."fifth_3_of",
      "t7"."fifth_3",
      COALESCE("t7"."times_2", 0) > 0 AS "fifth_5_counts",
      RANK() OVER (
        ORDER BY CASE
          WHEN COALESCE("t7"."times_2", 0) > 0
          THEN COALESCE("t7"."sum_4", 0)
          ELSE NULL
        END ASC
      ) - 1 AS "fifth_5_below",
      SUM(IFF(COALESCE("t7"."times_2", 0) > 0, 1, 0)) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "fifth_5_of"
    FROM (
      SELECT
        "t6"."user_id",
        "t6"."last_1",
        "t6"."times_2",
        "t6"."sum_4",
        "t6"."fifth_3_counts",
        "t6"."fifth_3_below",
        "t6"."fifth_3_of",
        CASE
          WHEN "t6"."fifth_3_counts"
          THEN 1 + IFF((
            "t6"."fifth_3_below" * 5
          ) >= (
            "t6"."fifth_3_of" * 1
          ), 1, 0) + IFF((
            "t6"."fifth_3_below" * 5
          ) >= (
            "t6"."fifth_3_of" * 2
          ), 1, 0) + IFF((
            "t6"."fifth_3_below" * 5
          ) >= (
            "t6"."fifth_3_of" * 3
          ), 1, 0) + IFF((
            "t6"."fifth_3_below" * 5
          ) >= (
            "t6"."fifth_3_of" * 4
          ), 1, 0)
          ELSE NULL
        END AS "fifth_3"
      FROM (
        SELECT
          "t5"."user_id",
          "t5"."last_1",
          "t5"."times_2",
          "t5"."sum_4",
          COALESCE("t5"."times_2", 0) > 0 AS "fifth_3_counts",
          RANK() OVER (
            ORDER BY CASE WHEN COALESCE("t5"."times_2", 0) > 0 THEN "t5"."last_1" ELSE NULL END ASC
          ) - 1 AS "fifth_3_below",
          SUM(IFF(COALESCE("t5"."times_2", 0) > 0, 1, 0)) OVER (ORDER BY NULL ASC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS "fifth_3_of"
        FROM (
          SELECT
            "t4"."user_id",
            "t3"."last_1",
            "t3"."times_2",
            "t3"."sum_4"
          FROM "known_people" AS "t4"
          LEFT OUTER JOIN "order_by_person" AS "t3"
            ON "t4"."user_id" = "t3"."user_id"
        ) AS "t5"
      ) AS "t6"
    ) AS "t7"
  ) AS "t8"
)
SELECT
  "t0"."user_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."user_id" ASC
