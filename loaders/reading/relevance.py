"""The cheap first look: may this text speak of Kazakhstan's cancer care at all?"""

from __future__ import annotations

import re

from graph.values import Article

# One word of cancer care or of what it is done with; anything broader lets every health story in, anything narrower loses plans and visits.
_SUBJECT = re.compile(
    r"онко|лучев\w+ (?:терап|аппарат|диагност)|радиотерап|радиолог|ядерн\w+ (?:медиц|диагн)|пэт|циклотрон|протонн|томотерап"
    r"|ускорител|маммогр|эндоскоп|хоспис|паллиатив|злокачеств|опухол|\bрак(?:а|у|ом|е)?\b|скрининг|лейкоз|лейкем|химиотерап|радиофарм"
    r"|қатерлі ісік|\bобыр|сәуле\w* терап|ядролық медиц|үдеткіш|ісік"
    r"|cancer|oncolog|radiotherap|radiation therap|nuclear medic|pet[/ -]?ct|cyclotron|proton|tomotherap|tumou?r"
    r"|mammogra|hospice|palliative|leuk[ae]mia"
    r"|қатерлi|qaterli|obyr|onkolog",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"казахстан|қазақстан|kazakh|qazaq|астан|алмат|нур-султан|тенге|теңге|tenge|\bрк\b|\bқр\b|орынбо|облыс|акимат|әкім|\bаким|караганд|шымкент|актау|актобе|семе[йея]"
    r"|павлодар|костана|кызылорд|қызылорд|атырау|тараз|туркестан|түркістан|уральск|кокшетау|петропавл|усть-каменогорск|өскемен|oskemen|жезказган|ұлытау|улытау|жетісу"
    r"|kazinform|astana|almaty|nur-sultan|елімізде|елорда|қарағанды|ақтөбе|ақтау",
    re.IGNORECASE,
)


def may_be_relevant(article: Article) -> bool:
    """False where no word of the field, or none of the country, stands in the body of `article`."""
    bodies = [article.text[start:end] for start, end in article.body]
    return any(map(_SUBJECT.search, bodies)) and (
        any(map(_COUNTRY.search, bodies)) or bool(_COUNTRY.search(article.publisher + article.address))
    )
