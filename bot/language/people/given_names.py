"""Common given names: never corrected into another word, and names even where they are typed small."""

from bot.language.tokens.normalize import listed

GIVEN_NAMES = listed(
    """
    aaron abby abdul abigail adam adrian ahmed aisha alan albert alex alexander alexandra alice alicia alina alison
    amanda amelia amina amir amit amy andrea andrei andrew andy angela anita anna anne annie anthony antonio anya
    arjun arthur ashley aya barbara beatrice ben benjamin bernard beth bianca bob boris brandon brenda brian bruno
    camila carla carlos carmen carol caroline catherine cathy cecilia charles charlie charlotte chen chiara chloe
    chris christian christina christine christopher claire clara claudia colin connor craig cristina cynthia dan
    daniel daniela daniele danny darren dave david debbie deborah deepak dennis derek dev diana diego dmitri dominic
    donald donna dorothy doug duncan dylan edward elena eli elias elise elizabeth ella ellen emeka emil emily emma
    enrique eric erica erik erin esther ethan eugene eva evan fatima felipe felix fernando fiona florian francesca
    francis frank fred gabriel gareth gary gavin george georgia gerald gina giulia gloria gordon graham greg hana
    hannah hans harold harriet harry hassan heather hector helen helena henry hiroshi holly howard hugo ibrahim ines
    ingrid irene iris isaac isabel isabella ivan jack jacob jake james jamie jan jana jane janet jasmine jason javier
    jeff jen jennifer jenny jeremy jerome jess jesse jessica jill jim jo joan joanna joe joel johan john johnny jon
    jonas jonathan jordan jorge jose joseph josh joshua joyce juan judith judy julia julian julie justin karen karim
    karl kate katherine kathleen kathy katie keith kelly kenji kevin kim kofi kumar kyle lara larry laura lauren lea
    leah lee lena leo leon leila liam lili lily linda lisa liz lois lorenzo louis louise luca lucas lucia luis luke
    luna maja malik mandy manuel marc marcel marco marcos marcus margaret maria mariana marie marina mario marta
    martha martin mary mateo matt matteo matthew maureen max maya megan mehmet melanie melissa mia michael michele
    michelle miguel mike mila milan miriam mohammed molly monica morgan muhammad nadia nancy naomi natalia natalie
    natasha nathan neha neil nick nicola nicolas nicole nigel nikhil nina noah noor nora oleg oliver olga omar oscar
    owen pablo pamela patricia patrick paul paula paulo pavel pedro peter petra phil philip philippe pierre rachel rahul
    raj rajesh ralph ramesh raul ravi raymond rebecca ricardo richard rob robert roberto robin rodrigo roger rohan
    ronald rosa rosie roy russell ruth ryan sabrina sally samantha samuel sandra sara sarah sasha scott sean sebastian
    sergei shane sharon shaun sheila shirley silvia simon sofia sonia sophia sophie stefan stella stephanie stephen
    steve steven stuart sue susan suresh sven sylvia tamara tanya tara ted teresa terry theo theresa thomas tiffany
    tim timothy tina todd tomas tony tracy trevor ursula valentina valerie vanessa vera veronica vicky victor victoria
    vijay vincent viktor vivian vladimir walter wayne wendy william xavier yan yasmin yuki yusuf yvonne zara zoe
    """
)

LAST_NAMES = listed(
    """
    baker ball banks barber bell bennett berry bird bishop black booth brooks brown bush butler carter chambers cook
    cooper cox fields fisher ford foster fox frost gardner gill glass grant gray green grey hall harper hart hill ho holland
    hu hunter king knight ko lake lamb le li little lu marsh mason miller moon moss ng page park parker parks pike
    potter price pu reed rice rich rivers rose rowe shah sharp singer snow stone strong su swift taylor turner vu walker
    wall ward waters webb wells west white winter wise wolf wood woods wright wu xu ye young yu
    """
)
"""Last names that are short or ordinary words: names behind a given one, "jo park", "amy li"."""
