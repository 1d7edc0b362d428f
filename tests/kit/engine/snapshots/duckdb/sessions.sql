-- had a session longer than 10 minutes in the last 7 days
WITH "known_people" AS (…),
"sessions_by_person" AS (
  SELECT
    "t6"."user_id",
    TRUE AS "session_1"
  FROM (
    SELECT DISTINCT
      "t5"."of" AS "user_id"
    FROM (
      SELECT
        "t4"."of",
        "t4"."session",
        MIN("t4"."at") AS "start",
        MAX("t4"."at") AS "end"
      FROM (
        SELECT
          "t3"."of",
          "t3"."at",
          "t3"."before",
          "t3"."begins",
          SUM("t3"."begins") OVER (
            PARTITION BY "t3"."of"
            ORDER BY "t3"."at" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "session"
        FROM (
          SELECT
            "t2"."of",
            "t2"."at",
            "t2"."before",
            CASE
              WHEN (
                "t2"."before" IS NULL
              )
              OR (
                "t2"."at" > (
                  "t2"."before" + INTERVAL '1800' SECOND
                )
              )
              THEN 1
              ELSE 0
            END AS "begins"
          FROM (
            SELECT
              "t1"."of",
              "t1"."at",
              LAG("t1"."at") OVER (
                PARTITION BY "t1"."of"
                ORDER BY "t1"."at" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "before"
            FROM (
              SELECT DISTINCT
                "t0"."user_id" AS "of",
                "t0"."timestamp" AS "at"
              FROM "events" AS "t0"
              WHERE
                "t0"."user_id" IS NOT NULL
                AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
            ) AS "t1"
          ) AS "t2"
        ) AS "t3"
      ) AS "t4"
      GROUP BY
        1,
        2
    ) AS "t5"
    WHERE
      "t5"."start" >= CAST('2026-06-08 12:00:00' AS TIMESTAMP)
      AND "t5"."start" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      AND "t5"."end" > (
        "t5"."start" + INTERVAL '600' SECOND
      )
  ) AS "t6"
),
"judged" AS (
  SELECT
    "t5"."user_id",
    COALESCE("t5"."session_1", FALSE) AS "holds"
  FROM (
    SELECT
      "t4"."user_id",
      "t3"."session_1"
    FROM "known_people" AS "t4"
    LEFT OUTER JOIN "sessions_by_person" AS "t3"
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
