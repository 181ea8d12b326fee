/** Who may log in, who may see and do what. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.security;
