/// The rules of this family, in their order.
let organisationRules: [AnyRule] = [
  .document(CCIMalformed()),
  .project(OperationCodeMissingOrDuplicated()),
  .portfolio(OperationCodeShared()),
  .project(ApplicantMissingOrDuplicated()),
  .project(OrganisationNumberMalformed()),
  .document(OwnOrganisationNumberMalformed()),
  .project(PlaceCodesDisagree()),
  .document(OwnPlaceCodesDisagree()),
  .project(GiroNumberMalformed()),
  .project(BeneficialOwnerMissing()),
  .project(BeneficiaryNumberMissing()),
  .document(AuditAuthorityOfAnotherTime()),
]
