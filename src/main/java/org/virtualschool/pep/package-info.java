/** Personal education plans: the record, the rules and the review process. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.pep;
