/** Staff, their roles and whom they work for. Knows no engine; accounts are kept behind a port. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.people;
