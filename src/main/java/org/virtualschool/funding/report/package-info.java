/** What becomes of the money: by fund, by school and by child, and how far it will reach. */
package org.virtualschool.funding.report;
