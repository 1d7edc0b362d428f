-- saw variant "B" of "onboarding" in the last 30 days
WITH `known_people` AS (…),
`exposures_by_person` AS (
  SELECT
    `t1`.`user_id`,
    SUM(
      CAST(COALESCE(`t1`.`experiment` = 'onboarding', FALSE)
      AND COALESCE(`t1`.`variant` = 'B', FALSE) AS BIGINT)
    ) AS `times_1`
  FROM (
    SELECT
      `t0`.`user_id`,
      `t0`.`timestamp`,
      `t0`.`experiment`,
      `t0`.`variant`
    FROM `exposures` AS `t0`
    WHERE
      `t0`.`user_id` IS NOT NULL
      AND `t0`.`timestamp` >= CAST('2026-05-16 12:00:00' AS TIMESTAMP)
      AND `t0`.`timestamp` < CAST('2026-06-15 12:00:00' AS TIMESTAMP)
  ) AS `t1`
  GROUP BY
    1
),
`judged` AS (
  SELECT
    `t5`.`user_id`,
    COALESCE(`t5`.`times_1`, 0) >= 1 AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`times_1`
    FROM `known_people` AS `t4`
    LEFT OUTER JOIN `exposures_by_person` AS `t3`
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
