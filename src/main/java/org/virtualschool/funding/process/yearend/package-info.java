/** The year end of pupil premium on the engine. */
package org.virtualschool.funding.process.yearend;
