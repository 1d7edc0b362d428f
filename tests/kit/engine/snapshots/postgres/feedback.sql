-- nps >= 9 or average csat in the last 90 days < 3 or said "refund" at least 2 times
WITH "known_people" AS (…),
"feedback_by_person" AS (
  SELECT
    "t2"."user_id",
    MAX("t2"."score") FILTER(WHERE
      COALESCE("t2"."kind" = 'nps', FALSE)
      AND (
        "t2"."score" IS NOT NULL
      )
      AND (
        "t2"."latest_1_place" = 0
      )) AS "latest_1",
    CAST((
      COALESCE(
        CAST(SUM("t2"."average_2_units") FILTER(WHERE
          (
            "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
          )
          AND COALESCE("t2"."kind" = 'csat', FALSE)) AS DOUBLE PRECISION) / 1000000,
        0.0
      ) + COALESCE(
        SUM("t2"."average_2_float") FILTER(WHERE
          (
            "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
          )
          AND COALESCE("t2"."kind" = 'csat', FALSE)),
        0.0
      )
    ) AS DOUBLE PRECISION) / NULLIF(
      COUNT("t2"."score") FILTER(WHERE
        (
          "t2"."timestamp" >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
        )
        AND COALESCE("t2"."kind" = 'csat', FALSE)),
      0
    ) AS "average_2",
    COUNT(*) FILTER(WHERE
      (
        "t2"."text" IS NOT NULL
      )
      AND COALESCE(POSITION(LOWER('refund') IN LOWER("t2"."text")) > 0, FALSE)) AS "times_3"
  FROM (
    SELECT
      "t1"."user_id",
      "t1"."timestamp",
      "t1"."kind",
      "t1"."score",
      "t1"."text",
      "t1"."theme",
      ROW_NUMBER() OVER (
        PARTITION BY "t1"."user_id"
        ORDER BY CASE
          WHEN COALESCE(COALESCE("t1"."kind" = 'nps', FALSE) AND (
            "t1"."score" IS NOT NULL
          ), FALSE)
          THEN 0
          ELSE 1
        END ASC, "t1"."timestamp" DESC NULLS LAST, "t1"."score" DESC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "latest_1_place",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000
          ) AS BIGINT) AS DOUBLE PRECISION) / 1000000
        ) = "t1"."score"
        THEN CAST(CAST(ROUND(
          CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000
        ) AS BIGINT) AS DECIMAL(18, 0))
        ELSE CAST(NULL AS DECIMAL(18, 0))
      END AS "average_2_units",
      CASE
        WHEN (
          CAST(CAST(ROUND(
            CASE WHEN ABS("t1"."score") < 1000000000 THEN "t1"."score" ELSE 0.0 END * 1000000
          ) AS BIGINT) AS DOUBLE PRECISION) / 1000000
        ) = "t1"."score"
        THEN CAST(NULL AS DOUBLE PRECISION)
        ELSE "t1"."score"
      END AS "average_2_float"
    FROM (
      SELECT
        "t0"."user_id",
        "t0"."timestamp",
        "t0"."kind",
        "t0"."score",
        "t0"."text",
        "t0"."theme"
      FROM "feedback" AS "t0"
      WHERE
        "t0"."user_id" IS NOT NULL
        AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS "t1"
  ) AS "t2"
  GROUP BY
    1
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."latest_1" >= 9, FALSE)
    OR COALESCE("t5"."average_2" < 3, FALSE)
    OR (
      COALESCE("t5"."times_3", 0) >= 2
    ) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."latest_1",
      "t3"."average_2",
      "t3"."times_3"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "feedback_by_person" AS "t3"
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
