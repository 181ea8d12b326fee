package org.virtualschool.register;

/** How the inspectorate reported: one grade for the school until 2024, a report card without one since November 2025. */
public enum InspectionFramework { OVERALL_GRADE, REPORT_CARD }
