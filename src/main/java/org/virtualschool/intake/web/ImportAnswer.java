package org.virtualschool.intake.web;

import org.virtualschool.intake.ImportSummary;

/** What the API answers to a file: how many rows came to what, and where to find out why some did not go in. */
record ImportAnswer(int read, int created, int updated, int unchanged, int warned, int rejected, String rejects) {

    static ImportAnswer of(ImportSummary summary) {
        return new ImportAnswer(summary.read(), summary.created(), summary.updated(), summary.unchanged(), summary.warned(),
                summary.rejected(), RejectsFile.linkOf(summary.runId()));
    }
}
