-- unit: account
-- rule: at least 50% of people (did "login" in the last 30 days) and every person (vip is true)
WITH "known accounts" AS (
  WITH "t4" AS (
    SELECT
      "t0"."account_id",
      (
        "t0"."created_at" IS NULL
      )
      OR (
        "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "accounts" AS "t0"
  )
  SELECT
    *
  FROM (
    SELECT
      "t6"."account_id"
    FROM "t4" AS "t6"
    WHERE
      "t6"."known"
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t11"."account_id"
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t1"."account_id"
          FROM "people" AS "t1"
          WHERE
            (
              (
                "t1"."created_at" IS NULL
              )
              OR (
                "t1"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
              )
            )
            AND "t1"."account_id" IS NOT NULL
        ) AS "t5"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t2"."account_id"
          FROM "events" AS "t2"
          WHERE
            "t2"."account_id" IS NOT NULL
            AND "t2"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
        ) AS "t3"
      ) AS "t7"
    ) AS "t11"
    ANTI JOIN "t4" AS "t8"
      ON "t11"."account_id" = "t8"."account_id"
  ) AS "t12"
),
"known people" AS (
  WITH "t9" AS (
    SELECT
      "t2"."user_id",
      (
        "t2"."created_at" IS NULL
      )
      OR (
        "t2"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS "known"
    FROM "people" AS "t2"
  )
  SELECT
    "t26"."user_id",
    CASE WHEN "t14"."later" IS NULL THEN "t26"."account_id" ELSE NULL END AS "account_id"
  FROM (
    SELECT
      "t24"."user_id",
      COALESCE("t24"."account_0", "t24"."account_1") AS "account_id"
    FROM (
      SELECT
        "t23"."user_id",
        "t23"."account_0",
        "t19"."user_id" AS "user_id_right",
        "t19"."account_1"
      FROM (
        SELECT
          "t21"."user_id",
          "t21"."account_0"
        FROM (
          SELECT
            "t20"."user_id",
            "t6"."user_id" AS "user_id_right",
            "t6"."account_0"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t10"."user_id"
              FROM "t9" AS "t10"
              WHERE
                "t10"."known"
            ) AS "t13"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t8"."user_id"
              FROM (
                SELECT DISTINCT
                  "t1"."user_id"
                FROM "events" AS "t1"
                WHERE
                  "t1"."user_id" IS NOT NULL
                  AND "t1"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
              ) AS "t8"
              ANTI JOIN "t9" AS "t11"
                ON "t8"."user_id" = "t11"."user_id"
            ) AS "t16"
          ) AS "t20"
          LEFT OUTER JOIN (
            SELECT
              "t2"."user_id",
              "t2"."account_id" AS "account_0"
            FROM "people" AS "t2"
          ) AS "t6"
            ON "t20"."user_id" = "t6"."user_id"
        ) AS "t21"
      ) AS "t23"
      LEFT OUTER JOIN (
        SELECT
          "t15"."user_id",
          "t15"."account_id" AS "account_1"
        FROM (
          SELECT
            "t4"."user_id",
            "t4"."account_id",
            ROW_NUMBER() OVER (
              PARTITION BY "t4"."user_id"
              ORDER BY "t4"."timestamp" DESC, "t4"."account_id" DESC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t1"."user_id",
              "t1"."account_id",
              "t1"."event",
              "t1"."timestamp"
            FROM "events" AS "t1"
            WHERE
              "t1"."user_id" IS NOT NULL
              AND "t1"."account_id" IS NOT NULL
              AND "t1"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
          ) AS "t4"
        ) AS "t15"
        WHERE
          "t15"."place" = 0
      ) AS "t19"
        ON "t23"."user_id" = "t19"."user_id"
    ) AS "t24"
  ) AS "t26"
  LEFT OUTER JOIN (
    SELECT
      "t7"."account_id" AS "later"
    FROM (
      SELECT
        "t0"."account_id",
        (
          "t0"."created_at" IS NULL
        )
        OR (
          "t0"."created_at" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
        ) AS "known"
      FROM "accounts" AS "t0"
    ) AS "t7"
    WHERE
      NOT (
        "t7"."known"
      )
  ) AS "t14"
    ON "t26"."account_id" = "t14"."later"
),
"events of accounts" AS (
  SELECT
    *
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."account_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."account_id" IS NOT NULL
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t7"."user_id",
      "t7"."home" AS "account_id",
      "t7"."event",
      "t7"."timestamp"
    FROM (
      SELECT
        "t4"."user_id",
        "t4"."account_id",
        "t4"."event",
        "t4"."timestamp",
        "t6"."member",
        "t6"."home"
      FROM (
        SELECT
          "t0"."user_id",
          "t0"."account_id",
          "t0"."event",
          "t0"."timestamp"
        FROM "events" AS "t0"
      ) AS "t4"
      INNER JOIN (
        SELECT
          "t1"."user_id" AS "member",
          "t1"."account_id" AS "home"
        FROM "known people" AS "t1"
        WHERE
          "t1"."account_id" IS NOT NULL
      ) AS "t6"
        ON "t4"."user_id" = "t6"."member"
    ) AS "t7"
    WHERE
      (
        "t7"."account_id" IS NULL
      ) OR (
        "t7"."account_id" <> "t7"."home"
      )
  ) AS "t8"
),
"login by person" AS (
  SELECT
    "t1"."user_id",
    COUNT(*) AS "times_1"
  FROM (
    SELECT
      "t0"."user_id",
      "t0"."account_id",
      "t0"."event",
      "t0"."timestamp"
    FROM "events" AS "t0"
    WHERE
      "t0"."user_id" IS NOT NULL
      AND "t0"."event" = 'login'
      AND "t0"."timestamp" >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND "t0"."timestamp" < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS "t1"
  GROUP BY
    1
),
"judged people" AS (
  SELECT
    "t4"."user_id",
    "t4"."account_id",
    COALESCE("t4"."times_1", 0) >= 1 AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t2"."account_id",
      "t3"."times_1"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "login by person" AS "t3"
      ON "t2"."user_id" = "t3"."user_id"
  ) AS "t4"
),
"traits of people" AS (
  SELECT
    "t0"."user_id",
    "t0"."vip" AS "vip of person"
  FROM "people" AS "t0"
),
"judged people 2" AS (
  SELECT
    "t4"."user_id",
    "t4"."account_id",
    NOT (
      COALESCE("t4"."vip of person" = TRUE, FALSE)
    ) AS "holds"
  FROM (
    SELECT
      "t2"."user_id",
      "t2"."account_id",
      "t3"."vip of person"
    FROM "known people" AS "t2"
    LEFT OUTER JOIN "traits of people" AS "t3"
      ON "t2"."user_id" = "t3"."user_id"
  ) AS "t4"
),
"judged" AS (
  SELECT
    "t8"."account_id",
    (
      (
        COALESCE("t8"."fulfilling_1", 0) * 2
      ) >= (
        COALESCE("t8"."fulfilling_1_of", 0) * 1
      )
    )
    AND (
      COALESCE("t8"."fulfilling_1_of", 0) > 0
    )
    AND NOT (
      COALESCE("t8"."fulfilling_2", 0) > 0
    ) AS "holds"
  FROM (
    SELECT
      "t3"."account_id",
      "t6"."fulfilling_1",
      "t6"."fulfilling_1_of",
      "t7"."fulfilling_2",
      "t7"."fulfilling_2_of"
    FROM "known accounts" AS "t3"
    LEFT OUTER JOIN (
      SELECT
        "t1"."account_id",
        COUNT(*) FILTER(WHERE
          "t1"."holds") AS "fulfilling_1",
        COUNT(*) AS "fulfilling_1_of"
      FROM "judged people" AS "t1"
      GROUP BY
        1
    ) AS "t6"
      ON "t3"."account_id" = "t6"."account_id"
    LEFT OUTER JOIN (
      SELECT
        "t2"."account_id",
        COUNT(*) FILTER(WHERE
          "t2"."holds") AS "fulfilling_2",
        COUNT(*) AS "fulfilling_2_of"
      FROM "judged people 2" AS "t2"
      GROUP BY
        1
    ) AS "t7"
      ON "t3"."account_id" = "t7"."account_id"
  ) AS "t8"
)
SELECT
  "t0"."account_id"
FROM "judged" AS "t0"
WHERE
  "t0"."holds"
ORDER BY
  "t0"."account_id" ASC
