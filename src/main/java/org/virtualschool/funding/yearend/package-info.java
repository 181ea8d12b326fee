/** The end of a financial year: warnings, what is still promised, and what goes back to the Department for Education. */
package org.virtualschool.funding.yearend;
