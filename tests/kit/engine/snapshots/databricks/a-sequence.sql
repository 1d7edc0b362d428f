-- did "view" then "buy" in the last 30 days
WITH `known_people` AS (…),
`view_rows` AS (
  SELECT
    `t0`.`user_id` AS `of`,
    `t0`.`timestamp` AS `at`
  FROM `events` AS `t0`
  WHERE
    `t0`.`user_id` IS NOT NULL
    AND `t0`.`timestamp` >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
    AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    AND `t0`.`event` = 'view'
),
`buy_rows` AS (
  SELECT
    `t0`.`user_id` AS `of`,
    `t0`.`timestamp` AS `at`
  FROM `events` AS `t0`
  WHERE
    `t0`.`user_id` IS NOT NULL
    AND `t0`.`timestamp` >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
    AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    AND `t0`.`event` = 'buy'
),
`after_step_2` AS (
  SELECT
    `t6`.`of`,
    `t6`.`at`,
    MAX(`t6`.`start`) AS `start`
  FROM (
    SELECT
      `t4`.`of`,
      `t4`.`start`,
      `t5`.`next_at` AS `at`
    FROM (
      SELECT
        `t0`.`of`,
        `t0`.`at`,
        `t0`.`at` AS `start`
      FROM `view_rows` AS `t0`
    ) AS `t4`
    INNER JOIN (
      SELECT
        `t1`.`of` AS `next_of`,
        `t1`.`at` AS `next_at`
      FROM `buy_rows` AS `t1`
    ) AS `t5`
      ON `t4`.`of` = `t5`.`next_of` AND `t5`.`next_at` >= `t4`.`at`
  ) AS `t6`
  GROUP BY
    1,
    2
),
`sequence_1` AS (
  SELECT
    `t1`.`user_id`,
    TRUE AS `sequence_1`
  FROM (
    SELECT DISTINCT
      `t0`.`of` AS `user_id`
    FROM `after_step_2` AS `t0`
  ) AS `t1`
),
`judged` AS (
  SELECT
    `t5`.`user_id`,
    COALESCE(`t5`.`sequence_1`, FALSE) AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`sequence_1`
    FROM `known_people` AS `t4`
    LEFT OUTER JOIN `sequence_1` AS `t3`
      ON `t4`.`user_id` = `t3`.`user_id`
  ) AS `t5`
)
SELECT
  `t0`.`user_id`
FROM `judged` AS `t0`
WHERE
  `t0`.`holds`
ORDER BY
  `t0`.`user_id` ASC NULLS LAST
