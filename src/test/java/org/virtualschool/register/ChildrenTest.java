package org.virtualschool.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.virtualschool.testing.CaseworkTest;
import org.virtualschool.testing.TestRegister;

@CaseworkTest
class ChildrenTest {

    @Autowired
    private TestRegister register;
    @Autowired
    private Children children;

    @Test
    void aChildIsFoundByReferenceWithItsSchoolAndLabel() {
        School oakfield = register.school("Oakfield High School");
        Child child = register.child("Ada", "Byron", oakfield, null, null);

        assertThat(child.reference()).matches("VS-\\d{6}");
        assertThat(children.byReference(child.reference()).orElseThrow().id()).isEqualTo(child.id());
        assertThat(children.currentSchool(child.id()).orElseThrow().key()).isEqualTo(oakfield.key());
        assertThat(children.caseLabel(child.id())).isEqualTo(child.reference() + " · A.B. · Y9 · Oakfield");
    }

    @Test
    void ofAProtectedChildTheLabelSaysTheReferenceOnly() {
        Child child = register.child(register.school("Oakfield High School"), null, null);
        register.protectAddress(child.id());

        assertThat(children.caseLabel(child.id())).isEqualTo(child.reference());
    }

    @Test
    void theLabelsOfManyChildrenAreTheSameAsOneByOne() {
        School oakfield = register.school("Oakfield High School");
        Child one = register.child("Ada", "Byron", oakfield, null, null);
        Child schoolmate = register.child("Cai", "Dunn", oakfield, null, null);
        Child withoutSchool = register.child("Eve", "Frost", null, null, null);

        assertThat(children.caseLabels(List.of(one.id(), schoolmate.id(), withoutSchool.id(), UUID.randomUUID()))).isEqualTo(Map.of(
                one.id(), children.caseLabel(one.id()),
                schoolmate.id(), children.caseLabel(schoolmate.id()),
                withoutSchool.id(), withoutSchool.reference() + " · E.F. · Y9"));
        assertThat(children.caseLabels(List.of())).isEmpty();
    }

    @Test
    void aChildWithoutANameIsListed() {
        Child unnamed = register.unnamedChild(null, null, null);
        Child named = register.child(null, null, null);

        assertThat(children.unnamed(0, Integer.MAX_VALUE)).extracting(Child::id).contains(unnamed.id()).doesNotContain(named.id());
        assertThat(children.countUnnamed()).isEqualTo(children.unnamed(0, Integer.MAX_VALUE).size());
        assertThat(unnamed.displayName()).isEqualTo(unnamed.reference());
        assertThat(children.caseLabel(unnamed.id())).isEqualTo(unnamed.reference());
    }
}
