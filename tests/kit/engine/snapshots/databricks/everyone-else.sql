-- not everyone
WITH `known_people` AS (
  WITH `t4` AS (
    SELECT
      `t0`.`user_id`,
      (
        `t0`.`created_at` IS NULL
      )
      OR (
        `t0`.`created_at` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
      ) AS `known`
    FROM `people` AS `t0`
  )
  SELECT
    *
  FROM (
    SELECT
      `t5`.`user_id`
    FROM `t4` AS `t5`
    WHERE
      `t5`.`known`
  ) AS `t7`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t3`.`user_id`
    FROM (
      SELECT DISTINCT
        `t1`.`user_id`
      FROM `events` AS `t1`
      WHERE
        `t1`.`user_id` IS NOT NULL
        AND `t1`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
    ) AS `t3`
    LEFT ANTI JOIN `t4` AS `t6`
      ON `t3`.`user_id` = `t6`.`user_id`
  ) AS `t8`
),
`judged` AS (
  SELECT
    `t1`.`user_id`,
    NOT (
      TRUE
    ) AS `holds`
  FROM `known_people` AS `t1`
)
SELECT
  `t0`.`user_id`
FROM `judged` AS `t0`
WHERE
  `t0`.`holds`
ORDER BY
  `t0`.`user_id` ASC NULLS LAST
