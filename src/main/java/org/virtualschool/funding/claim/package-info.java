/** Early years pupil premium, claimed by the hour that a setting provides. */
package org.virtualschool.funding.claim;
