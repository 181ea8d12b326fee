/** The demo run: an embedded database and a synthetic authority. Never part of the packaged jar. */
@org.springframework.modulith.ApplicationModule
package org.virtualschool.demo;
