/** The launch of a term: who gets a review, and one review for each of them. */
package org.virtualschool.pep.cycle;
