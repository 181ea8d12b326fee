/** The pages of a child's record, drawn from every feature. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.childrecord;
