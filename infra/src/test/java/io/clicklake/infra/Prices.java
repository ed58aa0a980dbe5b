package io.clicklake.infra;

/**
 * Amazon's list prices in US East (N. Virginia), dollars, without taxes and free tiers, as of
 * mid-2025.
 */
final class Prices {

  static final double HOURS = 730;

  static final double T4G_MEDIUM_HOUR = 0.0336;
  static final double M7G_LARGE_HOUR = 0.0816;
  static final double VOLUME_GIB = 0.08;
  static final double ENDPOINT_ZONE_HOUR = 0.01;
  static final double HTTP_API_MILLION = 1.00;
  static final double HTTP_API_MILLION_BEYOND_300 = 0.90;
  static final double LAMBDA_MILLION = 0.20;
  static final double LAMBDA_ARM_GIB_SECOND = 0.0000133334;
  static final double LOGS_GB = 0.50;
  static final double STORAGE_GB = 0.023;
  static final double PUT_THOUSAND = 0.005;
  static final double ATHENA_TB = 5.00;
  static final double METRIC = 0.30;
  static final double ALARM_METRIC = 0.10;
  static final double PRIVATE_ZONE = 0.50;
  static final double BETWEEN_ZONES_GB = 0.02;

  private Prices() {}
}
