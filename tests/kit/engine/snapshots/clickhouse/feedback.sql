-- nps >= 9 or average csat in the last 90 days < 3 or said "refund" at least 2 times
WITH "known_people" AS (…),
"feedback_by_person" AS (
  SELECT
    "t2"."user_id" AS "user_id",
    maxOrNullIf(
      "t2"."score",
      COALESCE("t2"."kind" = 'nps', FALSE)
      AND isNotNull("t2"."score")
      AND (
        "t2"."latest_1_place" = 0
      )
    ) AS "latest_1",
    (
      COALESCE(
        CAST(sumIf(
          "t2"."average_2_units",
          (
            "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS Nullable(DateTime64(6)))
          )
          AND COALESCE("t2"."kind" = 'csat', FALSE)
        ) AS Nullable(Float64)) / 1000000,
        0.0
      ) + COALESCE(
        sumIf(
          "t2"."average_2_float",
          (
            "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS Nullable(DateTime64(6)))
          )
          AND COALESCE("t2"."kind" = 'csat', FALSE)
        ),
        0.0
      )
    ) / nullIf(
      countIf(
        "t2"."score",
        (
          "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS Nullable(DateTime64(6)))
        )
        AND COALESCE("t2"."kind" = 'csat', FALSE)
      ),
      0
    ) AS "average_2",
    countIf(
      isNotNull("t2"."text")
      AND COALESCE(position(lowerUTF8("t2"."text"), lowerUTF8('refund')) > 0, FALSE)
    ) AS "times_3"
  FROM (
    SELECT
      "t1"."user_id" AS "user_id",
      "t1"."timestamp" AS "timestamp",
      "t1"."kind" AS "kind",
      "t1"."score" AS "score",
      "t1"."text" AS "text",
      "t1"."theme" AS "theme",
      ROW_NUMBER() OVER (
        PARTITION BY "t1"."user_id"
        ORDER BY CASE
          WHEN COALESCE(COALESCE("t1"."kind" = 'nps', FALSE) AND isNotNull("t1"."score"), FALSE)
          THEN 0
          ELSE 1
        END ASC, "t1"."timestamp" DESC, "t1"."score" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "latest_1_place",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."score"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000,
          0
        ) AS Nullable(Int64)) AS Nullable(Decimal(18, 0)))
        ELSE CAST(NULL AS Nullable(Decimal(18, 0)))
      END AS "average_2_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000,
            0
          ) AS Nullable(Int64)) AS Nullable(Float64)) / 1000000
        ) = "t1"."score"
        THEN CAST(NULL AS Nullable(Float64))
        ELSE "t1"."score"
      END AS "average_2_float"
    FROM (
      SELECT
        "t0"."user_id" AS "user_id",
        "t0"."timestamp" AS "timestamp",
        "t0"."kind" AS "kind",
        "t0"."score" AS "score",
        "t0"."text" AS "text",
        "t0"."theme" AS "theme"
      FROM "feedback" AS "t0"
      WHERE
        isNotNull("t0"."user_id")
        AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS Nullable(DateTime64(6)))
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    "t2"."user_id"
),
"judged" AS (
  SELECT
    "t5"."user_id" AS "user_id",
    COALESCE("t5"."latest_1" >= 9, FALSE)
    OR COALESCE("t5"."average_2" < 3, FALSE)
    OR (
      COALESCE("t5"."times_3", 0) >= 2
    ) AS "holds"
  FROM (
    SELECT
      "t4"."user_id" AS "user_id",
      "t3"."latest_1" AS "latest_1",
      "t3"."average_2" AS "average_2",
      "t3"."times_3" AS "times_3"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "feedback_by_person" AS "t3"
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
