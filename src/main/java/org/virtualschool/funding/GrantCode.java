package org.virtualschool.funding;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.virtualschool.funding.ledger.Grant;

/** Grants are stored by their code, as in the ledger. */
@Converter
class GrantCode implements AttributeConverter<Grant, String> {

    @Override
    public String convertToDatabaseColumn(Grant grant) {
        return grant == null ? null : grant.code();
    }

    @Override
    public Grant convertToEntityAttribute(String code) {
        return code == null ? null : Grant.ofCode(code);
    }
}
