package org.virtualschool.register;

/**
 * Children who were looked after within some time.
 *
 * @param within  on at least one day of it
 * @param left    of these, in care no more
 * @param joined  in care now, but on no day of that time
 * @param undated looked after by their status, but without any dates of care on record, so that nobody can say when
 */
public record CareCount(long within, long left, long joined, long undated) {
}
