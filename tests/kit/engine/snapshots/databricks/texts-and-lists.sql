-- email contains "@acme" ignoring case and email matches "^[^@]+@(acme|corp)\.com$" ignoring case and tags has any of ("vip", "beta") and city starts with "New"
WITH `known_people` AS (…),
`traits_of_people` AS (
  SELECT
    `t0`.`user_id`,
    `t0`.`email` AS `person_email`,
    `t0`.`tags` AS `person_tags`,
    `t0`.`city` AS `person_city`
  FROM `people` AS `t0`
),
`judged` AS (
  SELECT
    `t5`.`user_id`,
    COALESCE(CONTAINS(LOWER(`t5`.`person_email`), LOWER('@acme')), FALSE)
    AND COALESCE(REGEXP_LIKE(`t5`.`person_email`, '(?iu)^[^@]+@(acme|corp)\\.com\\z'), FALSE)
    AND COALESCE(
      IF(
        `t5`.`person_tags` IS NULL,
        NULL,
        COALESCE(ARRAY_CONTAINS(`t5`.`person_tags`, 'vip'), FALSE)
      )
      OR IF(
        `t5`.`person_tags` IS NULL,
        NULL,
        COALESCE(ARRAY_CONTAINS(`t5`.`person_tags`, 'beta'), FALSE)
      ),
      FALSE
    )
    AND COALESCE(STARTSWITH(`t5`.`person_city`, 'New'), FALSE) AS `holds`
  FROM (
    SELECT
      `t4`.`user_id`,
      `t3`.`person_email`,
      `t3`.`person_tags`,
      `t3`.`person_city`
    FROM `known_people` AS `t4`
    LEFT OUTER JOIN `traits_of_people` AS `t3`
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
