import Languages

/// The codes of Annex VI and the indicators of Annex VIII of Regulation (EU) 2021/1147, copied from the
/// act apart from the rulebook, so that a slip in either shows.
enum AnnexGolden {
  /// Table, group, code, first day where the code was added later, label.
  static let codes = """
    table,group,code,from,label
    T1,I,001,,Reception conditions
    T1,I,002,,Asylum procedures
    T1,I,003,,Implementation of the Union acquis
    T1,I,004,,Children in migration
    T1,I,005,,Persons with special reception and procedural needs
    T1,I,006,,"Union resettlement programmes or national resettlement and humanitarian admission schemes (Annex III, point 2(g))"
    T1,I,007,,Operating support
    T1,II,001,,Development of integration strategies
    T1,II,002,,Victims of trafficking in human beings
    T1,II,003,,"Integration measures – information and orientation, one-stop shops"
    T1,II,004,,Integration measures – language training
    T1,II,005,,Integration measures – civics and other training
    T1,II,006,,"Integration measures – introduction, participation, exchanges host society"
    T1,II,007,,Integration measures – basic needs
    T1,II,008,,Pre-departure measures
    T1,II,009,,Mobility schemes
    T1,II,010,,Acquisition of legal residence
    T1,II,011,,"Vulnerable persons, including unaccompanied minors"
    T1,II,012,,Operating support
    T1,III,001,,Alternatives to detention
    T1,III,002,,Reception/detention conditions
    T1,III,003,,Return procedures
    T1,III,004,,Assisted voluntary return
    T1,III,005,,Reintegration assistance
    T1,III,006,,Removal/Return operations
    T1,III,007,,Forced-return monitoring system
    T1,III,008,,"Vulnerable persons, including unaccompanied minors"
    T1,III,009,,Measures addressing incentives for irregular migration
    T1,III,010,,Operating support
    T1,IV,001,,Transfers to another Member State (‘relocation’)
    T1,IV,002,,"Support by a Member State to another Member State, including support provided to EASO"
    T1,IV,003,,Resettlement (Article 19)
    T1,IV,004,,Humanitarian admission (Article 19)
    T1,IV,005,,"Support, in terms of reception infrastructure, to another Member State"
    T1,IV,006,,Operating support
    T1,IV,007,2026-07-01,Solidarity Actions
    T1,V,001,,Information and communication
    T1,V,002,,"Preparation, implementation, monitoring and control"
    T1,V,003,,"Evaluation and studies, data collection"
    T1,V,004,,Capacity building
    T2,,001,,Development of national strategies
    T2,,002,,Capacity building
    T2,,003,,Education and training for third-country nationals
    T2,,004,,"Development of statistical tools, methods and indicators"
    T2,,005,,Exchange of information and best practices
    T2,,006,,Joint actions/operations between Member States
    T2,,007,,Campaigns and information
    T2,,008,,Exchange and secondment of experts
    T2,,009,,"Studies, pilot projects, risk assessments"
    T2,,010,,"Preparatory, monitoring, administrative and technical activities"
    T2,,011,,Provision of assistance and support services to third-country nationals
    T2,,012,,Infrastructure
    T2,,013,,Equipment
    T3,,001,,Actions covered by Article 15(1)
    T3,,002,,Specific actions
    T3,,003,,Actions listed in Annex IV
    T3,,004,,Operating support
    T3,,005,,Emergency assistance
    T3,,006,2026-07-01,Resettlement and humanitarian admissions
    T3,,007,2026-07-01,International protection (transfers in)
    T3,,008,2026-07-01,International protection (transfers out)
    T3,,009,2026-07-01,Solidarity Actions
    T4,,001,,Cooperation with third countries
    T4,,002,,Actions in or in relation to third countries
    T4,,003,,None of the above
    """

  /// Id, objective, kind, whether it relates to persons, whether it is computed, name.
  static let indicators = """
    id,objective,kind,person,computed,name
    O.1.1,SO1,output,person,,Number of participants supported
    O.1.1.1,SO1,output,person,,number of participants who received legal assistance
    O.1.1.2,SO1,output,person,computed,"number of participants benefiting from types of support other than legal assistance, including information and assistance throughout the asylum procedure"
    O.1.1.3,SO1,output,person,,number of vulnerable participants assisted
    O.1.2,SO1,output,person,,Number of participants in training activities
    O.1.3,SO1,output,,,Number of newly created places in reception infrastructure in accordance with Union acquis
    O.1.3.1,SO1,output,,,number of newly created places for unaccompanied minors
    O.1.4,SO1,output,,,Number of renovated or refurbished places in reception infrastructure in accordance with Union acquis
    O.1.4.1,SO1,output,,,number of renovated or refurbished places for unaccompanied minors
    R.1.5,SO1,result,person,,Number of participants who consider the training useful for their work
    R.1.6,SO1,result,person,,Number of participants who report three months after the training activity that they are using the skills and competences acquired during the training
    R.1.7,SO1,result,person,,Number of persons placed in alternatives to detention
    R.1.7.1,SO1,result,person,,number of unaccompanied minors placed in alternatives to detention
    R.1.7.2,SO1,result,,,number of families placed in alternatives to detention
    O.2.1,SO2,output,person,,Number of participants in pre-departure measures
    O.2.2,SO2,output,,,Number of local and regional authorities supported to implement integration measures
    O.2.3,SO2,output,person,,Number of participants supported
    O.2.3.1,SO2,output,person,,number of participants in a language course
    O.2.3.2,SO2,output,person,,number of participants in a civic orientation course
    O.2.3.3,SO2,output,person,,number of participants who received personalised professional guidance
    O.2.4,SO2,output,,,Number of information packages and campaigns to raise awareness of legal migration channels to the Union
    O.2.5,SO2,output,person,,Number of participants receiving information or assistance in applying for family reunification
    O.2.6,SO2,output,person,,Number of participants benefitting from mobility schemes
    O.2.7,SO2,output,,,Number of integration projects where local and regional authorities are the beneficiary
    R.2.8,SO2,result,person,,"Number of participants in language courses who, upon leaving the language course, have improved their proficiency level in the host-country language by at least one level in the Common European Framework of Reference for Languages or national equivalent"
    R.2.9,SO2,result,person,,Number of participants who report that the activity was helpful for their integration
    R.2.10,SO2,result,person,,Number of participants who applied for their qualification or skills acquired in a third country to be recognised or assessed
    R.2.11,SO2,result,person,,Number of participants who applied for a long-term residence status
    O.3.1,SO3,output,person,,Number of participants in training activities
    O.3.2,SO3,output,,,"Number of items of equipment purchased, including number of ICT systems purchased or updated"
    O.3.3,SO3,output,person,,Number of returnees who received reintegration assistance
    O.3.4,SO3,output,,,Number of places in detention centres created
    O.3.5,SO3,output,,,Number of places in detention centres refurbished or renovated
    R.3.6,SO3,result,person,,Number of returnees voluntarily returned
    R.3.7,SO3,result,person,,Number of returnees who were removed
    R.3.8,SO3,result,person,,Number of returnees subject to alternatives to detention
    O.4.1,SO4,output,person,,Number of staff trained
    O.4.2,SO4,output,person,,Number of participants who received pre-departure support
    R.4.3,SO4,result,person,,Number of applicants for and beneficiaries of international protection transferred from one Member State to another
    R.4.4,SO4,result,person,,Number of persons resettled
    R.4.5,SO4,result,person,,Number of persons admitted through humanitarian admission
    """
}
