package org.virtualschool.childrecord;

/**
 * A child in the list, in words.
 *
 * @param school name of the school; says so if there is none or if it is protected
 * @param pep    stage of the open PEP, or when the last one was signed
 */
public record ChildRow(String reference, String name, String year, String school, String careStatus, String pep) {
}
