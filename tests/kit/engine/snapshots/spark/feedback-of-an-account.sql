-- raised theme "Billing" in the last 90 days
WITH `known_accounts` AS (…),
`known_people` AS (…),
`feedback_of_accounts` AS (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`account_id`,
      `t0`.`timestamp`,
      `t0`.`kind`,
      `t0`.`score`,
      `t0`.`text`,
      `t0`.`theme`
    FROM `feedback` AS `t0`
    WHERE
      `t0`.`account_id` IS NOT NULL
  ) AS `t3`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t7`.`user_id`,
      `t7`.`home` AS `account_id`,
      `t7`.`timestamp`,
      `t7`.`kind`,
      `t7`.`score`,
      `t7`.`text`,
      `t7`.`theme`
    FROM (
      SELECT
        `t4`.`user_id`,
        `t4`.`account_id`,
        `t4`.`timestamp`,
        `t4`.`kind`,
        `t4`.`score`,
        `t4`.`text`,
        `t4`.`theme`,
        `t6`.`member`,
        `t6`.`home`
      FROM (
        SELECT
          `t0`.`user_id`,
          `t0`.`account_id`,
          `t0`.`timestamp`,
          `t0`.`kind`,
          `t0`.`score`,
          `t0`.`text`,
          `t0`.`theme`
        FROM `feedback` AS `t0`
      ) AS `t4`
      INNER JOIN (
        SELECT
          `t1`.`user_id` AS `member`,
          `t1`.`account_id` AS `home`
        FROM `known_people` AS `t1`
        WHERE
          `t1`.`account_id` IS NOT NULL
      ) AS `t6`
        ON `t4`.`user_id` = `t6`.`member`
    ) AS `t7`
    WHERE
      (
        `t7`.`account_id` IS NULL
      ) OR (
        `t7`.`account_id` <> `t7`.`home`
      )
  ) AS `t8`
),
`feedback_by_account` AS (
  SELECT
    `t1`.`account_id`,
    SUM(
      CAST((
        (
          `t1`.`theme` IS NOT NULL
        ) AND COALESCE(`t1`.`theme` = 'Billing', FALSE)
      )
      OR (
        (
          `t1`.`text` IS NOT NULL
        )
        AND COALESCE(CONTAINS(LOWER(`t1`.`text`), LOWER('invoice')), FALSE)
      )
      OR (
        (
          `t1`.`text` IS NOT NULL
        )
        AND COALESCE(CONTAINS(LOWER(`t1`.`text`), LOWER('refund')), FALSE)
      ) AS BIGINT)
    ) AS `times_1`
  FROM (
    SELECT
      *
    FROM `feedback_of_accounts` AS `t0`
    WHERE
      `t0`.`timestamp` >= CAST('2026-03-17 13:00:00' AS TIMESTAMP)
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t5`.`account_id`,
    COALESCE(`t5`.`times_1`, 0) >= 1 AS `holds`
  FROM (
    SELECT
      `t4`.`account_id`,
      `t3`.`times_1`
    FROM `known_accounts` AS `t4`
    LEFT OUTER JOIN `feedback_by_account` AS `t3`
      ON `t4`.`account_id` = `t3`.`account_id`
  ) AS `t5`
)
SELECT
  `t0`.`account_id`
FROM `judged` AS `t0`
WHERE
  `t0`.`holds`
ORDER BY
  `t0`.`account_id` ASC NULLS LAST
